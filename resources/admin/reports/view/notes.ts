import type { AnswerOnWire } from './types.js'
import type { Wording } from './wording.js'

/** What is to be known of an answer, in words: by which rates amounts were converted, that there are more rows. */
export function notesOf({ conversion, cut }: AnswerOnWire, { t }: Wording) {
  return [
    ...(conversion ? [converted(conversion, t)] : []),
    ...(cut ? [t('report_output.cut')] : []),
  ]
}

function converted({ to, on, rates }: NonNullable<AnswerOnWire['conversion']>, t: Wording['t']) {
  const said = Object.entries(rates).map(([code, rate]) => `1 ${code} = ${rate} ${to}`)
  return t('reports.converted', { to, on, rates: said.join(', ') || '–' })
}
