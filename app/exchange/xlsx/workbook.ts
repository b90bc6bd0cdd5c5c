import { posix } from 'node:path'
import { Archive } from '#kernel/exchange/xlsx/archive'
import { damaged, tooLargeUnpacked } from '#kernel/exchange/xlsx/damaged'
import { kindOfFormat, type NumberKind } from '#kernel/exchange/xlsx/number_formats'
import { readXml } from '#kernel/exchange/xlsx/parse_xml'
import { TextCollector } from '#kernel/exchange/xlsx/text_collector'
import { Refusal } from '#kernel/http/refusal'

const WORKBOOK = 'xl/workbook.xml'
const MOST_SHEETS = 255
/** Shared texts stand in memory while their sheet is read. */
const MOST_SHARED_LETTERS = 64 * 1024 * 1024

interface Sheet {
  name: string
  part: string
}

/** An XLSX file: its sheets and what their cells refer to. */
export class Workbook {
  private constructor(
    readonly archive: Archive,
    readonly sheets: Sheet[],
    readonly is1904: boolean,
    private readonly parts: Map<string, string>
  ) {}

  /** Throws E_FILE_DAMAGED, E_FILE_BOMB, E_FILE_NO_WORKBOOK. */
  static async open(path: string): Promise<Workbook> {
    const archive = await Archive.open(path)
    if (!archive.has(WORKBOOK)) throw new Refusal('E_FILE_NO_WORKBOOK', {}, { status: 422 })
    const { targets, parts } = await readRelations(archive)
    const listed: { name: string; id: string }[] = []
    let is1904 = false
    await readXml(archive.read(WORKBOOK), {
      open(name, attributes) {
        if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904)
        if (name !== 'sheet') return
        if (attributes.state && attributes.state !== 'visible') return
        if (listed.length < MOST_SHEETS) {
          listed.push({ name: attributes.name ?? '', id: relationId(attributes) })
        }
      },
    })
    const sheets = listed
      .map(({ name, id }) => ({ name, part: targets.get(id) ?? '' }))
      .filter(({ part }) => part.includes('/worksheets/') && archive.has(part))
    if (sheets.length === 0) throw damaged('sheets')
    return new Workbook(archive, sheets, is1904, parts)
  }

  /** The sheet of that name; the first where none is named. Throws E_FILE_SHEET. */
  sheet(name?: string): Sheet {
    const found = name === undefined ? this.sheets[0] : this.sheets.find((one) => one.name === name)
    if (!found) throw Refusal.input([{ field: 'sheet', code: 'E_FILE_SHEET' }])
    return found
  }

  /** What the numbers of each cell style stand for. */
  async styles(): Promise<NumberKind[]> {
    const part = this.parts.get('styles')
    if (!part || !this.archive.has(part)) return []
    const codes = new Map<number, string>()
    const kinds: NumberKind[] = []
    let isCells = false
    await readXml(this.archive.read(part), {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
        if (name === 'cellXfs') isCells = true
        if (name !== 'xf' || !isCells) return
        const id = Number(attributes.numFmtId ?? 0)
        kinds.push(kindOfFormat(id, codes.get(id)))
      },
      close(name) {
        if (name === 'cellXfs') isCells = false
      },
    })
    return kinds
  }

  /** The texts cells refer to by number. */
  async sharedTexts(): Promise<string[]> {
    const part = this.parts.get('sharedStrings')
    if (!part || !this.archive.has(part)) return []
    const texts: string[] = []
    const collector = new TextCollector()
    let letters = 0
    await readXml(this.archive.read(part), {
      open(name) {
        if (name === 'si') collector.begin()
        collector.open(name)
      },
      text: (text) => collector.text(text),
      close(name) {
        collector.close(name)
        if (name !== 'si') return
        texts.push(collector.end())
        letters += texts.at(-1)!.length
        if (letters > MOST_SHARED_LETTERS) throw tooLargeUnpacked()
      },
    })
    return texts
  }
}

/** Where the workbook's parts are: by relation, and by what they are. */
async function readRelations(archive: Archive) {
  const targets = new Map<string, string>()
  const parts = new Map<string, string>()
  await readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id, Target: target, Type: type, TargetMode: mode }) {
      if (name !== 'Relationship' || !target || mode === 'External') return
      const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
      targets.set(id, part)
      parts.set(posix.basename(type ?? ''), part)
    },
  })
  return { targets, parts }
}

function relationId(attributes: Record<string, string>) {
  const key = Object.keys(attributes).find((one) => one === 'id' || one.endsWith(':id'))
  return key ? attributes[key] : ''
}
