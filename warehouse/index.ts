export { openWarehouse } from './open-warehouse.ts';
export type { OpenDataset, Warehouse, WarehouseOptions, WarehouseProgress } from './open-warehouse.ts';
export type { Certificate, DroppedRecord, ImportStatus, Reconciliation, RowLedger } from './import/certificate.ts';
