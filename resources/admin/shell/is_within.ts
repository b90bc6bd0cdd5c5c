/** Whether the address one is at is this one or below it. */
export function isWithin(url: string, href: string) {
  const path = url.split('?')[0]
  return path === href || path?.startsWith(`${href}/`) === true
}
