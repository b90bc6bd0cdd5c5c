/** What cannot be drawn, with the code its words stand under: the same that files are refused with. */
export class ChartRefusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number>
  ) {
    super(code)
  }
}
