const button = (page, name) => page.getByRole('main').getByRole('button', { name }).first()

async function asked(page, opener) {
  await opener.click()
  await page.getByRole('dialog').waitFor()
}

const MATCHES = '/accounting/matches'

/** Dialogs and panels of accounting opened up, as `states.mjs` has them. */
export const accountingStates = [
  [
    'accounting-match-undo',
    (idOf) => `${MATCHES}/${idOf(MATCHES)}`,
    (page) => asked(page, button(page, 'Undo the match')),
  ],
  [
    'accounting-return-file',
    '/accounting/tax-return',
    (page) => asked(page, button(page, 'File the return')),
  ],
  [
    'accounting-why',
    '/accounting/trial-balance',
    (page) => asked(page, page.locator('table button[aria-haspopup=dialog]').first()),
    'wide',
  ],
]
