import { Refusal } from '#kernel/http/refusal'
import type { Candidate } from '#kernel/plugins/candidate'
import type { IntegrationDeclaration, ReportDeclaration } from '#kernel/plugins/declaration'
import type { Known } from '#kernel/plugins/validate/known'
import { whyNoField } from '#kernel/plugins/validate/report_paths'
import { readPresentation } from '#kernel/reports/saved/read_content'
import { pathsOf } from '#kernel/reports/ready/paths_of'

/** Ready-made reports, of the declaration or of glue to another plugin: what they name is there. */
export function reportMistakes({ id }: Candidate, part: IntegrationDeclaration, known: Known) {
  const reports = part.reports ?? []
  return reports.flatMap((report, at) => {
    const place = `reports.${report.name}`
    const mistakes: string[] = []
    if (!new RegExp(`^${id}\\.[a-z][a-z0-9_]{0,59}$`).test(String(report.name))) {
      mistakes.push(`${place}: it must be called ${id}.<words>`)
    }
    if (reports.findIndex((one) => one.name === report.name) < at) {
      mistakes.push(`${place}: two reports have this name`)
    }
    return [...mistakes, ...contentMistakes(place, report, known)]
  })
}

function contentMistakes(place: string, report: ReportDeclaration, known: Known): string[] {
  if (typeof report.query !== 'object' || report.query === null) {
    return [`${place}: its query is missing`]
  }
  const model = known.model(report.source)
  if (!model) return [`${place}: the model ${report.source} ${known.whyNoModel(report.source)}`]
  return [
    ...pathsOf(report.query).flatMap((path) => {
      const why = whyNoField(known, model, path)
      return why ? [`${place}: the field ${path} ${why}`] : []
    }),
    ...parameterMistakes(place, report),
    ...presentationMistakes(place, report),
  ]
}

function parameterMistakes(place: string, { query, parameters = [] }: ReportDeclaration) {
  const asked = [...JSON.stringify(query.filter ?? null).matchAll(/\{"parameter":"([^"]*)"\}/g)]
  const known = new Set(parameters.map((one) => one.key))
  return [...new Set(asked.map(([, key]) => key))]
    .filter((key) => !known.has(key))
    .map((key) => `${place}: its filter asks for ${key}, which is not in parameters`)
}

function presentationMistakes(place: string, { presentation }: ReportDeclaration) {
  try {
    readPresentation(presentation)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.errors.map((one) => `${place}: ${one.field} is not well formed`)
  }
}
