export { openWarehouse } from './open-warehouse.ts';
export type { OpenDataset, Warehouse, WarehouseOptions, WarehouseProgress } from './open-warehouse.ts';
export type { Certificate, DroppedRecord, ImportStatus, Reconciliation, RowLedger } from './import/certificate.ts';
export { clickhouseDialect } from './runner/clickhouse-dialect.ts';
export { compileQuery, type CompiledQuery } from './runner/compile-query.ts';
export type { Dialect, FactColumn, FactTable } from './runner/dialect.ts';
export { EngineError } from './runner/engine-process.ts';
export { resultOf } from './runner/run-queries.ts';
export { WorkFolderError } from './work-folder.ts';
