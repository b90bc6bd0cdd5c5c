import { Migration } from '#kernel/plugins/migration'

/**
 * The index of custom values lies in the order of field, company and record, so that the value of a record is one step
 * away. Its indexes by value have names that statements ask for, and on SQLite hold no empty values.
 */
export default class extends Migration {
  async up() {
    if (this.isSqlite) return this.rebuild()
    // One statement, so that it is done or not.
    this.schema.raw(`ALTER TABLE custom_field_values
  DROP PRIMARY KEY,
  DROP COLUMN id,
  ADD PRIMARY KEY (field_id, company_id, record_id),
  DROP INDEX custom_field_values_field_id_index,
  DROP INDEX custom_field_values_field_id_company_id_record_id_unique,
  DROP INDEX custom_field_values_field_id_company_id_value_stri_1bc2d8c4,
  DROP INDEX custom_field_values_field_id_company_id_value_numb_b78bd92c,
  DROP INDEX custom_field_values_field_id_company_id_value_code_9bfd1826,
  DROP INDEX custom_field_values_field_id_company_id_value_date_041d24e8,
  ADD INDEX custom_field_values_by_string (field_id, company_id, value_string, record_id),
  ADD INDEX custom_field_values_by_number (field_id, company_id, value_number, record_id),
  ADD INDEX custom_field_values_by_code (field_id, company_id, value_code, record_id),
  ADD INDEX custom_field_values_by_date (field_id, company_id, value_date, record_id)`)
  }

  async down() {
    if (this.isSqlite) return this.rebuildFormer()
    this.schema.raw(`ALTER TABLE custom_field_values
  DROP PRIMARY KEY,
  ADD COLUMN id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST,
  DROP INDEX custom_field_values_by_string,
  DROP INDEX custom_field_values_by_number,
  DROP INDEX custom_field_values_by_code,
  DROP INDEX custom_field_values_by_date,
  ADD INDEX custom_field_values_field_id_index (field_id),
  ADD UNIQUE INDEX custom_field_values_field_id_company_id_record_id_unique (field_id, company_id, record_id),
  ADD INDEX custom_field_values_field_id_company_id_value_stri_1bc2d8c4 (field_id, company_id, value_string, record_id),
  ADD INDEX custom_field_values_field_id_company_id_value_numb_b78bd92c (field_id, company_id, value_number, record_id),
  ADD INDEX custom_field_values_field_id_company_id_value_code_9bfd1826 (field_id, company_id, value_code, record_id),
  ADD INDEX custom_field_values_field_id_company_id_value_date_041d24e8 (field_id, company_id, value_date, record_id)`)
  }

  private rebuild() {
    this.schema.raw('DROP TABLE IF EXISTS custom_field_values_new')
    this.schema.raw(`CREATE TABLE custom_field_values_new (
    field_id bigint NOT NULL REFERENCES custom_fields (id) ON DELETE CASCADE,
    company_id bigint NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    record_id bigint NOT NULL,
    value_string varchar(255) COLLATE NOCASE,
    value_number bigint,
    value_code varchar(40),
    value_date varchar(23),
    PRIMARY KEY (field_id, company_id, record_id)
  ) WITHOUT ROWID`)
    this.schema.raw(`INSERT INTO custom_field_values_new
    SELECT field_id, company_id, record_id, value_string, value_number, value_code, value_date
    FROM custom_field_values ORDER BY field_id, company_id, record_id`)
    this.schema.raw('DROP TABLE custom_field_values')
    this.schema.raw('ALTER TABLE custom_field_values_new RENAME TO custom_field_values')
    this.schema.raw(`CREATE INDEX custom_field_values_by_string
    ON custom_field_values (field_id, company_id, value_string, record_id) WHERE value_string IS NOT NULL`)
    this.schema.raw(`CREATE INDEX custom_field_values_by_number
    ON custom_field_values (field_id, company_id, value_number, record_id) WHERE value_number IS NOT NULL`)
    this.schema.raw(`CREATE INDEX custom_field_values_by_code
    ON custom_field_values (field_id, company_id, value_code, record_id) WHERE value_code IS NOT NULL`)
    this.schema.raw(`CREATE INDEX custom_field_values_by_date
    ON custom_field_values (field_id, company_id, value_date, record_id) WHERE value_date IS NOT NULL`)
  }

  /** Its indexes go with the table when it is rebuilt again, whatever they are called. */
  private rebuildFormer() {
    this.schema.raw('DROP TABLE IF EXISTS custom_field_values_new')
    this.schema.raw(`CREATE TABLE custom_field_values_new (
    id integer PRIMARY KEY AUTOINCREMENT,
    field_id bigint NOT NULL REFERENCES custom_fields (id) ON DELETE CASCADE,
    company_id bigint NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    record_id bigint NOT NULL,
    value_string varchar(255) COLLATE NOCASE,
    value_number bigint,
    value_code varchar(40),
    value_date varchar(23),
    UNIQUE (field_id, company_id, record_id)
  )`)
    this.schema
      .raw(`INSERT INTO custom_field_values_new (field_id, company_id, record_id, value_string, value_number, value_code, value_date)
    SELECT field_id, company_id, record_id, value_string, value_number, value_code, value_date FROM custom_field_values`)
    this.schema.raw('DROP TABLE custom_field_values')
    this.schema.raw('ALTER TABLE custom_field_values_new RENAME TO custom_field_values')
    this.schema.raw(
      'CREATE INDEX custom_field_values_string ON custom_field_values (field_id, company_id, value_string, record_id)'
    )
    this.schema.raw(
      'CREATE INDEX custom_field_values_number ON custom_field_values (field_id, company_id, value_number, record_id)'
    )
    this.schema.raw(
      'CREATE INDEX custom_field_values_code ON custom_field_values (field_id, company_id, value_code, record_id)'
    )
    this.schema.raw(
      'CREATE INDEX custom_field_values_date ON custom_field_values (field_id, company_id, value_date, record_id)'
    )
  }
}
