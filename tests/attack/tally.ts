/** What the whole suite sent, by answer: counted over all its files. */
export const tally = {
  requests: 0,
  byStatus: new Map<number, number>(),
  routes: new Set<string>(),
}

export function count(status: number, route: string) {
  tally.requests++
  tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1)
  tally.routes.add(route)
}
