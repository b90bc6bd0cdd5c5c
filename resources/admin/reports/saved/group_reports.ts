import type { ReportLine } from '#kernel/reports/saved/wire'

interface ReportGroup {
  plugin: string
  reports: ReportLine[]
}

/** Reports by the plugin they are about, as far as every word one looks for is in what they say. */
export function groupReports(
  reports: readonly ReportLine[],
  sought: string,
  locale: string
): ReportGroup[] {
  const words = sought.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  const fits = (report: ReportLine) => {
    const { name, description, source, plugin, owner } = report
    const text = [name, description, source, plugin, owner].join(' ').toLocaleLowerCase(locale)
    return words.every((word) => text.includes(word))
  }
  const groups = new Map<string, ReportLine[]>()
  for (const report of reports.filter(fits)) {
    groups.set(report.plugin, [...(groups.get(report.plugin) ?? []), report])
  }
  const names = new Intl.Collator(locale)
  return [...groups]
    .map(([plugin, found]) => ({ plugin, reports: found }))
    .toSorted((one, other) => names.compare(one.plugin, other.plugin))
}
