import type { FigureSource } from 'kontor/plugin'

/** How many people of the caller's sight work for an organisation. */
const people: FigureSource = async (ctx, id) => {
  const filter = ['works_for_id', 'eq', id] as const
  const page = await ctx.list('contacts.party', {
    filter: [...filter],
    fields: ['id'],
    limit: 1,
    count: 'exact',
  })
  if (!page.count) return []
  const href = `/contacts/parties?filter=${encodeURIComponent(JSON.stringify(filter))}`
  return [{ key: 'people', value: String(page.count), href }]
}

export default people
