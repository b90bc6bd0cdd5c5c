/** What the numbers of a cell style stand for. */
export type NumberKind = 'number' | 'date' | 'moment' | 'time'

/** Formats every spreadsheet knows by number, without spelling them out. */
const BUILT_IN = new Map<number, NumberKind>([
  ...[14, 15, 16, 17].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'] as const),
  [22, 'moment'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
])

/** "dd.mm.yyyy", "yyyy-mm-dd hh:mm", "#,##0.00": by its letters, texts and colours in it aside. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  const known = code === undefined ? BUILT_IN.get(id) : undefined
  if (code === undefined) return known ?? 'number'
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]|general/gi, '')
    .toLowerCase()
  const hasDay = /[dy]/.test(letters) || /m{3,}/.test(letters)
  const hasTime = /[hs]/.test(letters)
  if (hasDay) return hasTime ? 'moment' : 'date'
  return hasTime ? 'time' : 'number'
}

const DAY = 86_400_000
/** Day 0 of spreadsheets; they believe that 1900 had a 29 February. */
const EPOCH = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_SERIAL = 2_958_466

/** The day, moment or time of day a serial number stands for; undefined where it stands for none. */
export function serialToText(
  serial: number,
  kind: NumberKind,
  is1904: boolean
): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return undefined
  const days = !is1904 && serial > 0 && serial < 60 ? serial + 1 : serial
  const at = new Date((is1904 ? EPOCH_1904 : EPOCH) + Math.round(days * DAY))
  const text = at.toISOString()
  const hasTime = at.getTime() % DAY !== 0
  if (kind === 'time' && serial < 1) return text.slice(11, 19)
  return hasTime || kind === 'moment' ? text.slice(0, 23).replace(/\.000$/, '') : text.slice(0, 10)
}
