/** Statements that try to leave the folder of a database; `outside` holds `secret.csv`, `work` is the folder inside it that may be used. */
export function attacks({ outside, work }: { readonly outside: string; readonly work: string }): readonly string[] {
  return [...reads(outside, work), ...writes(outside, work), ...settings(outside), ...extensions(outside)];
}

function reads(outside: string, work: string): readonly string[] {
  const file = `${outside}/secret.csv`;
  return [
    `select * from read_csv('${file}')`,
    `select * from read_csv_auto(['${file}'])`,
    `select * from read_csv('${outside}/*.csv')`,
    `select * from read_csv('${work}/../secret.csv')`,
    `select * from read_csv('${work}/./../secret.csv')`,
    `select * from read_csv('file://${file}')`,
    `select * from '${file}'`,
    `from '${work}/../secret.csv'`,
    `select * from sniff_csv('${file}')`,
    `select * from read_text('${file}')`,
    `select * from read_text('/etc/passwd')`,
    `select * from read_text('/proc/self/environ')`,
    `select * from read_blob('/proc/self/cmdline')`,
    `select * from read_blob('${file}')`,
    `select * from read_json('${file}')`,
    `select * from read_ndjson_objects('${file}')`,
    `select * from read_parquet('${file}')`,
    `select * from parquet_metadata('${file}')`,
    `select * from parquet_schema('${file}')`,
    `select * from query('select * from read_text(''${file}'')')`,
    `select * from query_table(['${file}'])`,
    `select 1; select * from read_text('${file}')`,
    `prepare leak as select * from read_text('${file}'); execute leak`,
    `create temp macro leak() as table select * from read_text('${file}'); from leak()`,
    `create temp view leak as select * from read_csv('${file}'); from leak`,
    `attach '${outside}/other.duckdb' as other`,
    `attach '${file}' as other (read_only)`,
    `create temp table t (name varchar, amount int); copy t from '${file}'`,
    `import database '${outside}'`,
  ];
}

function writes(outside: string, work: string): readonly string[] {
  return [
    `copy (select 1) to '${outside}/out.csv'`,
    `copy (select 1) to '${work}/../out.csv'`,
    `copy (select 1) to '${outside}/out.parquet' (format parquet)`,
    `copy (select 1 as a, 2 as b) to '${outside}/out' (format parquet, partition_by (a))`,
    `copy (select 1) to '/dev/stdout'`,
    `export database '${outside}/out'`,
    `attach '${outside}/out.duckdb' as other; create table other.t as select 1`,
  ];
}

/** Limits and borders, and options that name a file to write. */
function settings(outside: string): readonly string[] {
  const values: readonly (readonly [string, string])[] = [
    ['memory_limit', "'100GB'"],
    ['threads', '64'],
    ['enable_external_access', 'true'],
    ['allowed_directories', "['/']"],
    ['allowed_paths', "['/etc/passwd']"],
    ['lock_configuration', 'false'],
    ['temp_directory', `'${outside}'`],
    ['max_temp_directory_size', "'1TB'"],
    ['home_directory', `'${outside}'`],
    ['file_search_path', "'/etc'"],
    ['extension_directory', `'${outside}'`],
    ['custom_extension_repository', "'http://127.0.0.1:1'"],
    ['allow_community_extensions', 'true'],
    ['allow_unsigned_extensions', 'true'],
    ['autoinstall_known_extensions', 'true'],
    ['secret_directory', `'${outside}'`],
    ['profiling_output', `'${outside}/out.json'`],
    ['log_query_path', `'${outside}/out.sql'`],
  ];
  return [
    ...values.map(([name, value]) => `set ${name} = ${value}`),
    ...values.map(([name]) => `reset ${name}`),
    `pragma memory_limit = '100GB'`,
    'pragma threads = 64',
    'pragma enable_external_access = true',
  ];
}

function extensions(outside: string): readonly string[] {
  return [
    'install httpfs',
    'load httpfs',
    'force install excel from core_nightly',
    `install '${outside}/own.duckdb_extension'`,
    `load '${outside}/own.duckdb_extension'`,
    "create persistent secret kept (type http, bearer_token 'a')",
    "select * from read_csv('http://127.0.0.1:1/a.csv')",
    "select * from read_parquet('s3://bucket/a.parquet')",
    "attach 'http://127.0.0.1:1/a.duckdb' as other",
  ];
}
