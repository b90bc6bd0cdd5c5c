/** An address with what is given of its query; what is undefined or null is left out. */
export function addressOf(
  path: string,
  query: Record<string, string | number | null | undefined>
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}
