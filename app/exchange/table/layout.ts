/** What a table in a file is made of: where its rows are and what its columns are called. */
export interface Layout {
  /** Which reader understands it. */
  format: string
  headers: string[]
  /** Text files: how bytes become text, and what separates the cells. */
  encoding?: string
  delimiter?: string
  /** Workbooks: the sheet that is read, of those there are. */
  sheet?: string
  sheets?: string[]
}

/** What a typed cell says of itself; a text says nothing. */
export type CellKind = 'number' | 'date' | 'boolean' | 'error'

/** One row of a file: its number as a spreadsheet counts (the header is row 1), cells in header order. */
export interface SourceRow {
  number: number
  cells: string[]
  /** Of cells that have a type of their own: numbers with a point, dates as ISO 8601, whatever the mapping says. */
  kinds?: (CellKind | undefined)[]
  /** Rows with the same text here make one record; else the mapping tells. */
  record?: string
  /** The record it was written from, where a file of this Kontor's own says so. */
  id?: number
}

export interface ReadOptions {
  /** What the file was called: its ending is a promise. */
  fileName?: string
  sheet?: string
  /** What its records are to become. */
  model?: string
}

/** One kind of file that holds a table. Reading is streaming: memory does not grow with the file. */
export interface TableFormat {
  id: string
  /** The only kind of records it holds; a table holds any. */
  model?: string
  /** Whether a file is of this kind, by its first bytes and its name. */
  fits(head: Buffer, fileName: string): boolean
  /** Throws a Refusal where the file cannot be read. */
  layout(path: string, options: ReadOptions): Promise<Layout>
  rows(path: string, layout: Layout): AsyncGenerator<SourceRow>
  /** How records are written to files of this kind; a table holds any. */
  writes?: RecordFormat[]
}

/** A kind of file that holds records one after another, not as a table. */
export interface RecordFormat {
  /** At most ten letters: it stands in addresses. */
  id: string
  /** As it is called in every language: vCard 4.0. */
  label: string
  ending: string
  contentType: string
  /** What a record's text is made of, as far as the caller may export it; lines come with all they have. */
  fields: readonly string[]
  /** One record, to its last line end. `address` is where it stands in this Kontor. */
  text(record: Record<string, unknown>, address: string): string
}
