/** `_x000D_` is how a spreadsheet spells a letter XML cannot hold; `_x005F_` is its underscore. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** The text of a rich text: all its runs, without the reading aids some languages put above them. */
export class TextCollector {
  private parts: string[] = []
  private isText = false
  private aids = 0

  begin() {
    this.parts = []
    this.isText = false
    this.aids = 0
  }

  open(name: string) {
    if (name === 'rPh') this.aids++
    this.isText = name === 't' && this.aids === 0
  }

  text(text: string) {
    if (this.isText) this.parts.push(text)
  }

  close(name: string) {
    if (name === 'rPh') this.aids--
    if (name === 't') this.isText = false
  }

  end() {
    const text = this.parts.length === 1 ? this.parts[0] : this.parts.join('')
    return text.includes('_x')
      ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      : text
  }
}
