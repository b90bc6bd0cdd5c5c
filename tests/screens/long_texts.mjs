const SENTENCE =
  'Süßwasseraufbereitungsanlagenbetriebsgesellschaft Дніпропетровськенергопостачання with a very long name, '

/** Fills the texts of each first record as far as they go, so that the pictures show what happens to them. */
export async function writeLongTexts(page, address, records, idOf) {
  for (const { path, verbs } of records) {
    const id = idOf(path)
    if (!id || !verbs.includes('update')) continue
    const { model, record, company } = await propsOf(page, `${address}${path}/${id}/edit`)
    if (!model) continue
    for (const field of model.fields.filter((one) => isFreeText(one) && !one.readonly)) {
      await patch(
        page,
        `${address}${path}/${id}`,
        { company_id: company.id, data: { [field.key]: fill(field) } },
        record
      )
    }
  }
}

function isFreeText(field) {
  return (
    (field.kind === 'text' || field.kind === 'long_text') &&
    !field.base &&
    !/code|login|number|key|slug/.test(field.key)
  )
}

function fill({ kind, max }) {
  const length = kind === 'long_text' ? 3000 : (max ?? 255)
  return SENTENCE.repeat(Math.ceil(length / SENTENCE.length))
    .slice(0, length)
    .trim()
}

async function propsOf(page, url) {
  await page.goto(url)
  return page.evaluate(() => JSON.parse(document.querySelector('[data-page]').textContent).props)
}

/** A text a model refuses stays as it was; the version goes up with each that is taken. */
async function patch(page, url, body, record) {
  const answer = await page.evaluate(
    async ([target, sent]) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)[1])
      const headers = {
        'Accept': 'application/json',
        'Content-Type': 'application/json',
        'X-XSRF-TOKEN': token,
      }
      const response = await fetch(target, { method: 'PATCH', headers, body: JSON.stringify(sent) })
      return response.ok ? (await response.json()).data : null
    },
    [url, { ...body, version: record.version }]
  )
  if (answer) record.version = answer.version
}
