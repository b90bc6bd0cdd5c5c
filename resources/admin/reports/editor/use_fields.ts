import { send } from 'kontor/ui'
import { computed, reactive, watch } from 'vue'
import type { ReportField } from '#kernel/reports/editor/wire'

/** The fields of a report's source, and of what its references open: each part asked for once, when it is needed. */
export function useFields(source: () => string) {
  const known = reactive(new Map<string, readonly ReportField[]>())
  const broken = reactive(new Set<string>())
  const asked = new Set<string>()
  watch(source, forget)

  function forget() {
    known.clear()
    broken.clear()
    asked.clear()
  }

  /** The fields behind a way, "" for the source's own; undefined until they are there. */
  function at(way: string): readonly ReportField[] | undefined {
    if (!asked.has(way) && source()) void load(way)
    return known.get(way)
  }

  async function load(way: string) {
    const of = source()
    asked.add(way)
    broken.delete(way)
    try {
      const address = `/kernel/reports/sources/${of}/fields?${new URLSearchParams({ path: way })}`
      const fields = await send<ReportField[]>('GET', address)
      if (of === source()) known.set(way, fields)
    } catch {
      if (of === source()) broken.add(way)
    }
  }

  /** The references a path follows, and the field at its end; as far as they are known. */
  function wayTo(path: string): ReportField[] {
    const found: ReportField[] = []
    for (let way = ''; ;) {
      const fields = at(way)
      const own = fields?.find((one) => one.path === path)
      if (own) return [...found, own]
      const next = fields?.find((one) => one.way && path.startsWith(`${one.way}.`))
      if (!next) return found
      found.push(next)
      way = next.way!
    }
  }

  function find(path: string | undefined): ReportField | undefined {
    const last = path === undefined ? undefined : wayTo(path).at(-1)
    return last?.path === path ? last : undefined
  }

  /** What a path is called: "Borrower › Name". */
  const labelOf = (path: string) =>
    find(path)
      ? wayTo(path)
          .map((one) => one.label)
          .join(' › ')
      : path

  return {
    at,
    find,
    labelOf,
    retry: (way: string) => void load(way),
    isBroken: (way: string) => broken.has(way),
    /** Every field known so far. */
    all: computed(() => [...known.values()].flat()),
  }
}

export type Fields = ReturnType<typeof useFields>
