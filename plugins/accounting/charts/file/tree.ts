import { Refusal } from 'kontor/plugin'

/** A row of a file that holds a chart of accounts, as it stands there. */
export interface FileRow {
  /** As a spreadsheet counts. */
  number: number
  code: string
  name: string
  type: string
  subtype: string
  /** The code or the name of the heading it stands beneath. */
  parent: string
  isGroup: boolean
}

/** A row in its place. */
export interface Node {
  row: FileRow
  parent: Node | null
  children: Node[]
}

/**
 * Puts rows beneath their headings, whether these are named by code or by name. Of several of the same code or name it
 * is the nearest above. Throws E_CHART_CIRCLE.
 */
export function treeOf(rows: FileRow[]): Node[] {
  const nodes = rows.map((row): Node => ({ row, parent: null, children: [] }))
  const byCode = Map.groupBy(nodes, ({ row }) => row.code)
  const byName = Map.groupBy(nodes, ({ row }) => row.name)
  for (const node of nodes) {
    const { parent } = node.row
    if (parent === '') continue
    node.parent = nearest(byCode.get(parent) ?? byName.get(parent) ?? [], node)
    node.parent?.children.push(node)
  }
  for (const node of nodes) refuseCircle(node)
  return nodes
}

function nearest(found: Node[], node: Node): Node | null {
  const groups = found.filter((one) => one.row.isGroup)
  const candidates = groups.length > 0 ? groups : found
  const above = candidates.filter((one) => one.row.number < node.row.number)
  return above.at(-1) ?? candidates[0] ?? null
}

function refuseCircle(start: Node) {
  const way = [start]
  for (let at = start.parent; at; at = at.parent) {
    way.push(at)
    if (at === start) throw circle(way)
    if (way.indexOf(at) < way.length - 1) return
  }
}

function circle(way: Node[]) {
  const accounts = way.map(({ row }) => row.code || row.name).join(' → ')
  return new Refusal('E_CHART_CIRCLE', { accounts: accounts.slice(0, 200) }, { status: 422 })
}
