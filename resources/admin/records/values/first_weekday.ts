/**
 * The day a week begins with, 0 for Sunday: of English, what is usual where the company is. A week of English alone
 * would be the American one.
 */
export function firstWeekday(locale: string, timeZone = 'UTC') {
  return locale.startsWith('en') && timeZone.startsWith('America/') ? 0 : 1
}
