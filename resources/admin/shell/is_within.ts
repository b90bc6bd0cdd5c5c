/** Whether the address one is at is this one or below it, however its list is filtered. */
export function isWithin(url: string, href: string) {
  const [path] = url.split('?')
  const [of] = href.split('?')
  return path === of || path.startsWith(`${of}/`)
}

/**
 * Whether an entry of the menu is where one is: on its screen or, unless `exact`, below it. One that filters its list
 * only while it is filtered so: of two entries with the same list not both are.
 */
export function isEntry(url: string, href: string, exact = false) {
  const [path, asked] = url.split('?')
  const [of, query] = href.split('?')
  if (query === undefined) return exact ? path === of : isWithin(url, href)
  const given = new URLSearchParams(asked)
  return path === of && [...new URLSearchParams(query)].every(([key, is]) => given.get(key) === is)
}
