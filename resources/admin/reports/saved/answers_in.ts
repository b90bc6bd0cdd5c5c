import type { Question } from '#kernel/reports/saved/wire'

/** What a report's questions start with: what the address says, else their defaults. */
export function answersIn(questions: readonly Question[]): Record<string, unknown> {
  const given = valuesIn(new URLSearchParams(window.location.search).get('values'))
  const asked = questions.filter(({ key, default: usual }) => key in given || usual !== null)
  return Object.fromEntries(
    asked.map(({ key, default: usual }) => [key, key in given ? given[key] : usual])
  )
}

function valuesIn(text: string | null): Record<string, unknown> {
  try {
    const values: unknown = JSON.parse(text ?? '{}')
    return typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
