type Values = Record<string, unknown>

/** What has been typed of a party so far, as `contacts.party.find_duplicates` asks for it. */
export function entryOf(values: Values) {
  const entry = {
    ...(values.kind === 'person'
      ? pick(values, ['first_name', 'last_name', 'name'])
      : pick(values, ['name'])),
    email: firstOf(values.emails, 'address') ?? values.email,
    phone: firstOf(values.phones, 'number') ?? values.phone,
    tax_number: firstOf(values.tax_ids, 'number'),
  }
  const typed = Object.entries(entry).filter(
    ([, value]) => typeof value === 'string' && value.trim() !== ''
  )
  if (typed.length === 0) return {}
  const country = firstOf(values.addresses, 'country') ?? values.country
  return Object.fromEntries(country ? [...typed, ['country', country]] : typed)
}

function pick(values: Values, keys: string[]) {
  return Object.fromEntries(keys.map((key) => [key, values[key]]))
}

/** The value of the first line that has one. */
function firstOf(lines: unknown, key: string) {
  return (lines as Values[] | undefined)?.map((line) => line[key]).find(Boolean)
}
