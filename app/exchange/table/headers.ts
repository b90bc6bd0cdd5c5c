import { Refusal } from '#kernel/http/refusal'

export const MOST_COLUMNS = 500
const LONGEST_HEADER = 1000

export function tooManyColumns(count: number) {
  return new Refusal('E_FILE_COLUMNS', { count, max: MOST_COLUMNS }, { status: 422 })
}

/** Column names, each of its own. Throws E_FILE_COLUMNS, E_FILE_HEADER_TWICE, E_FILE_HEADERS. */
export function checkHeaders(headers: string[]) {
  const count = headers.length
  if (count > MOST_COLUMNS) throw tooManyColumns(count)
  const twice = headers.find((one, at) => one !== '' && headers.indexOf(one) !== at)
  if (twice !== undefined) {
    throw new Refusal('E_FILE_HEADER_TWICE', { header: twice.slice(0, 80) }, { status: 422 })
  }
  const isNone = headers.every((one) => one === '')
  if (isNone || headers.some((one) => one.length > LONGEST_HEADER)) {
    throw new Refusal('E_FILE_HEADERS', {}, { status: 422 })
  }
  return headers
}
