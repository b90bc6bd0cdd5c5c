import { accountingStates } from './accounting_states.mjs'
import { reportStates } from './report_states.mjs'

/**
 * What no address leads to: dialogs, menus, panels and forms with errors. Each opens from a screen as a person
 * opens it; `idOf` answers the first record of a list.
 */
const LIST = '/contacts/parties'

const button = (page, name) => page.getByRole('button', { name, exact: true }).first()
const option = (page, name) => page.getByRole('menuitem', { name }).first().click()
const record = (idOf) => `${LIST}/${idOf(LIST)}`

/** In a list: the first row is under the cursor. */
async function toGrid(page, ...keys) {
  await page.locator('[data-row-index]').first().waitFor()
  await page.getByRole('grid').focus()
  for (const key of ['Home', ...keys]) await page.keyboard.press(key)
}

/** A list as pivot or chart: its figures are there. */
async function figured(page) {
  const figures = page.getByRole('region', { name: / in figures$/ })
  await figures.getByRole('grid').or(figures.getByRole('img')).first().waitFor()
}

async function moreOf(page, name) {
  await button(page, 'More actions').click()
  await option(page, name)
}

async function openPalette(page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
}

const shell = [
  ['palette', '/', openPalette],
  [
    'palette-found',
    '/',
    async (page) => {
      await openPalette(page)
      await page.keyboard.type('ac')
      await page.waitForTimeout(800)
    },
  ],
  ['keys', LIST, (page) => page.keyboard.press('?')],
  ['help', LIST, (page) => page.keyboard.press('F1')],
  ['user-menu', '/', (page) => page.getByRole('button', { name: /^Your account/ }).click(), 'wide'],
  [
    'bell',
    '/',
    (page) =>
      page
        .getByRole('button', { name: /Notifications/ })
        .first()
        .click(),
  ],
  ['drawer', '/', (page) => button(page, 'Menu').click(), 'phone'],
]

const lists = [
  ['filter', LIST, (page) => page.keyboard.press('f')],
  [
    'filter-builder',
    LIST,
    async (page) => {
      await page.keyboard.press('f')
      await button(page, 'Combine …').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Group', exact: true }).click()
    },
  ],
  ['columns', LIST, (page) => button(page, 'Columns').click(), 'wide'],
  ['sort', LIST, (page) => button(page, 'Sort').click(), 'wide'],
  ['group-menu', LIST, (page) => button(page, 'Group').click(), 'wide'],
  ['list-menu', LIST, (page) => button(page, 'More actions').click()],
  ['save-view', `${LIST}?q=a`, (page) => button(page, 'Save as a new view').click()],
  ['nothing-found', `${LIST}?q=zzzzzz&filter=${encodeURIComponent('[["is_customer","eq",true]]')}`],
  ['grouped', `${LIST}?group=kind`],
  ['list-pivot', `${LIST}?show=pivot&rows=kind&across=is_customer`, figured],
  ['list-chart', `${LIST}?show=bar&rows=country`, figured],
  [
    'list-figures-none',
    `${LIST}?show=bar&filter=${encodeURIComponent('[["name","eq","zzzz"]]')}`,
    (page) => button(page, 'Save as a report').waitFor(),
  ],
  [
    'grouped-selected',
    `${LIST}?group=kind`,
    async (page) => {
      await page.getByRole('button', { name: /^Organisation/ }).click()
      await page
        .getByRole('checkbox', { name: /^Select group/ })
        .last()
        .click()
    },
    'wide',
  ],
  ['peek', LIST, (page) => toGrid(page, 'Enter'), 'wide'],
  ['selected', LIST, (page) => toGrid(page, 'x', 'j', 'x'), 'wide'],
  [
    'bulk-edit',
    LIST,
    async (page) => {
      await toGrid(page, 'x', 'j', 'x')
      await button(page, 'Change a field').click()
    },
    'wide',
  ],
  ['inline-edit', LIST, (page) => toGrid(page, 'e'), 'wide'],
]

const records = [
  ['record-menu', record, (page) => button(page, 'More actions').click()],
  ['delete', record, (page) => moreOf(page, 'Delete for good')],
  [
    'form-errors',
    `${LIST}/new`,
    async (page) => {
      await button(page, 'Add a line: E-mail addresses').click()
      await page.keyboard.type('not an address')
      await page.keyboard.press('Control+Enter')
      await page.waitForTimeout(800)
    },
  ],
  [
    'pick',
    '/sample/loans/new',
    async (page) => {
      await page.getByRole('combobox', { name: 'Borrower' }).click()
      await page.getByRole('option').first().waitFor()
    },
  ],
  ['calendar', '/sample/loans/new', (page) => button(page, 'Open the calendar').click()],
  ['receipt', '/inventory/operations/new', (page) => button(page, /^Add a line/).click()],
]

/** A file for the import screen. */
const table = {
  name: 'customers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Name;Where;Country;Born\nBolt;Köln;Germany;1.2.1990\nDora;;Atlantis;\n'),
}

async function mapped(page) {
  await page.locator('input[type=file]').setInputFiles(table)
  await page.getByRole('heading', { name: 'Which column fills which field?' }).waitFor()
}

const exchange = [
  ['import-mapping', `${LIST}/import`, mapped],
  [
    'import-tried',
    `${LIST}/import`,
    async (page) => {
      await mapped(page)
      await button(page, 'Try it').click()
      await page.getByText('What would happen').waitFor()
    },
  ],
]

/** Another look may have begun it before. */
async function beginSecondFactor(page) {
  const begin = button(page, 'Set up')
  if (await begin.isVisible()) await begin.click()
}

const settings = [
  [
    'plugin-disable',
    '/kernel/plugins',
    (page) =>
      page
        .getByRole('button', { name: /^Disable: / })
        .last()
        .click(),
  ],
  [
    'invitation-link',
    (idOf) => `/kernel/invitations/${idOf('/kernel/invitations')}`,
    (page) => button(page, 'Show the link').click(),
  ],
  [
    'job-undo',
    '/kernel/jobs?q=records',
    (page) =>
      page
        .getByText(/change of \d+ records/)
        .first()
        .click(),
  ],
  ['token-new', '/kernel/my-tokens', (page) => button(page, 'New token').click()],
  ['token-revoke', '/kernel/my-tokens', (page) => button(page, 'Revoke').click()],
  ['second-factor-begun', '/kernel/second-factor', beginSecondFactor],
  [
    'password-refused',
    '/kernel/preferences',
    async (page) => {
      await page.getByLabel('Current password').fill('wrong')
      await page.getByLabel('New password', { exact: true }).fill('short')
      await button(page, 'Change the password').click()
      await page.waitForTimeout(800)
    },
  ],
  [
    'mail-refused',
    '/kernel/mail',
    async (page) => {
      await page.getByLabel('Server', { exact: true }).fill('not a server')
      await page.getByLabel('Port').fill('99999')
      await button(page, 'Save').click()
      await page.waitForTimeout(800)
    },
  ],
  [
    'invitation-refused',
    '/kernel/invitations/new',
    async (page) => {
      await page.getByLabel('E-mail').fill('olha@acme.example')
      await page.getByRole('checkbox').first().check()
      await button(page, 'Send the invitation').click()
      await page.waitForTimeout(800)
    },
  ],
]

const BOARDS = '/kernel/dashboards'
const board = (idOf) => `${BOARDS}/${idOf(BOARDS)}`

const dashboards = [
  ['dashboard-new', BOARDS, (page) => button(page, 'New dashboard').click()],
  ['dashboard-share', board, (page) => button(page, 'Share').click()],
  ['dashboard-menu', board, (page) => button(page, 'More').click()],
  [
    'dashboard-days',
    board,
    async (page) => {
      await page.getByLabel('Days', { exact: true }).selectOption({ label: 'Other days …' })
      await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Person' })
    },
  ],
  [
    'dashboard-gallery',
    (idOf) => `${board(idOf)}/edit`,
    (page) => button(page, 'Add a tile').click(),
  ],
  [
    'dashboard-tile',
    (idOf) => `${board(idOf)}/edit`,
    async (page) => {
      await button(page, 'Add a tile').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Key figure' }).click()
    },
  ],
  ['dashboard-contacts', `${BOARDS}/contacts.overview`, (page) => page.waitForTimeout(2_000)],
  ['dashboard-inventory', `${BOARDS}/inventory.overview`, (page) => page.waitForTimeout(2_000)],
]

/** `[{ name, path, open, only }]`; `only` where a state is not to be had on every screen size. */
export function statesOf(idOf) {
  return [
    ...shell,
    ...lists,
    ...records,
    ...exchange,
    ...settings,
    ...dashboards,
    ...reportStates,
    ...accountingStates,
  ].map(([name, where, open, only]) => ({
    name: `state-${name}`,
    path: typeof where === 'function' ? where(idOf) : where,
    open,
    only,
  }))
}

/** Screens of somebody who may do little: what is left out, and what is refused. */
export function screensOfClerk(idOf, join) {
  const refused = ['/kernel/plugins', '/kernel/backups', '/kernel/users', '/inventory/stock']
  const own = [
    '/',
    LIST,
    record(idOf),
    `${record(idOf)}/edit`,
    '/kernel/preferences',
    board(idOf),
    join,
  ]
  return [...own, ...refused].map((path) => ({
    name: path === '/' ? 'home' : path.slice(1).split('?')[0].replaceAll('/', '-'),
    path,
    refusable: true,
  }))
}
