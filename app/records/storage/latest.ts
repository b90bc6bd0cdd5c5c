/**
 * What was read last of each key, whichever read ends first: one that began before another never takes the place of
 * what that brought.
 */
export class Latest<T> {
  private readonly kept = new Map<number, { began: number; value: T }>()
  private reads = 0

  /** Notes that a read begins; `keep` takes what it answers. */
  begin() {
    return ++this.reads
  }

  keep(key: number, began: number, value: T) {
    if (began >= (this.kept.get(key)?.began ?? 0)) this.kept.set(key, { began, value })
  }

  get(key: number): T | undefined {
    return this.kept.get(key)?.value
  }
}
