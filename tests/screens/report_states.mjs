const button = (page, name) => page.getByRole('button', { name, exact: true }).first()

const EDITOR = '/kernel/reports/new?source=contacts.party'

/** In the editor of reports: a field on the rows, and its answer. */
async function fillReport(page) {
  await button(page, 'Add to Rows').click()
  const picker = page.getByRole('dialog')
  await picker.getByRole('treeitem', { name: 'Kind', exact: true }).click()
  await page.getByRole('region', { name: 'Preview' }).getByRole('grid').waitFor()
}

/** The editor of reports opened up, as `states.mjs` has them. */
export const reportStates = [
  ['report-table', EDITOR, fillReport],
  ['report-add-field', EDITOR, (page) => button(page, 'Add to Rows').click()],
  [
    'report-settings-of-field',
    EDITOR,
    async (page) => {
      await fillReport(page)
      await button(page, 'Kind').click()
    },
  ],
  [
    'report-panels',
    EDITOR,
    async (page) => {
      await fillReport(page)
      for (const name of ['Computed columns', 'Conditions on the result', 'Filter']) {
        await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      }
      await button(page, 'Condition').click()
      await button(page, 'Add a column').click()
    },
  ],
  [
    'report-save',
    EDITOR,
    async (page) => {
      await fillReport(page)
      await button(page, 'Save the report').click()
    },
  ],
  ['report-fields', EDITOR, (page) => button(page, 'Fields').click(), 'phone'],
  // Last: a tab keeps the draft, and then its answer is no table any more.
  [
    'report-chart',
    EDITOR,
    async (page) => {
      await fillReport(page)
      await page.getByRole('radio', { name: 'Bars', exact: true }).check({ force: true })
      await page.getByRole('region', { name: 'Preview' }).getByRole('img').first().waitFor()
    },
  ],
]
