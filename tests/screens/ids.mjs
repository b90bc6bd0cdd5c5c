/** The first record of each list, asked as the reference pickers ask: `idOf('/contacts/parties')`. */
export async function firstIds(page, address, records) {
  const ids = new Map()
  for (const { path } of records) {
    const answer = await page.request.get(`${address}${path}/pick`, {
      headers: { Accept: 'application/json' },
    })
    if (!answer.ok()) continue
    const { data } = await answer.json()
    if (data[0]) ids.set(path, data[0].id)
  }
  return (path) => ids.get(path)
}
