/** Rows and columns of what a spreadsheet put on the clipboard; null for an ordinary text. */
export function readCells(text: string): string[][] | null {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (rows.length < 2 && !text.includes('\t')) return null
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()))
}
