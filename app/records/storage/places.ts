/** So many of something at once; whoever comes later waits for his turn, in the order of coming. */
export class Places {
  private readonly queue: ((isFree: true) => void)[] = []
  private taken = 0

  constructor(private readonly most: number) {}

  /** Answers what gives the place back; undefined where none was free within so many milliseconds. */
  async enter(longest: number): Promise<(() => void) | undefined> {
    if (this.taken < this.most) this.taken++
    else if (!(await this.turn(longest))) return undefined
    let isBack = false
    return () => {
      if (!isBack) this.leave()
      isBack = true
    }
  }

  private async turn(longest: number) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.queue.push(resolve)
    const timer = setTimeout(() => {
      this.queue.splice(this.queue.indexOf(resolve), 1)
      resolve(false)
    }, longest).unref()
    const isFree = await promise
    clearTimeout(timer)
    return isFree
  }

  private leave() {
    const next = this.queue.shift()
    if (next) next(true)
    else this.taken--
  }
}
