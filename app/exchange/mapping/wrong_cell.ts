import { Refusal } from '#kernel/http/refusal'

/** A cell that cannot be read as what its field holds. */
export function wrongCell(code: string, text: string) {
  return new Refusal(code, { value: text.slice(0, 60) }, { status: 422 })
}
