import type { Locator, Page } from 'playwright'

/** How one works with the screens: the same journey can be done by either hand. */
export interface Hand {
  go(screen: string): Promise<void>
  /** From a list to the form of a new record. */
  add(record: string): Promise<void>
  type(label: string, text: string): Promise<void>
  choose(label: string, choice: string): Promise<void>
  pick(label: string, record: string): Promise<void>
  press(name: string): Promise<void>
  save(): Promise<void>
  language(name: string): Promise<void>
}

/** What Enter would choose now: that it is offered does not say that the choice stands on it already. */
export const chosenOption = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('option', { name, selected: true })

/** The same of the palette. */
export const highlighted = (palette: Locator, name: string | RegExp) =>
  palette.locator('[role=option][data-highlighted]').and(palette.getByRole('option', { name }))

/** Pastes a text where the focus is, as from a spreadsheet. */
export const paste = (page: Page, sheet: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(event)
  }, sheet)

const SETTINGS = new Set(['Plugins', 'Users', 'Roles'])

/** The screen of that name stands. */
export async function stands(page: Page, name: string) {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export function mouse(page: Page): Hand {
  return {
    async go(screen) {
      const menu = page.getByRole('navigation', { name: 'Main navigation' })
      const settings = menu.getByRole('button', { name: 'Settings', expanded: false })
      if (SETTINGS.has(screen) && (await settings.isVisible())) await settings.click()
      await menu.getByRole('link', { name: screen, exact: true }).click()
      await stands(page, screen)
    },
    async add(record) {
      await page
        .getByRole('link', { name: `New ${record}` })
        .first()
        .click()
      await stands(page, `New ${record}`)
    },
    type: (label, text) => field(page, label).fill(text),
    choose: async (label, choice) => {
      await field(page, label).selectOption({ label: choice })
    },
    async pick(label, record) {
      await field(page, label).fill(record)
      await page.getByRole('option', { name: record }).first().click()
    },
    press: (name) => button(page, name).click(),
    save: () => button(page, 'Save').click(),
    async language(name) {
      await page.getByRole('button', { name: /^(Your account|Ваш обліковий запис)/ }).click()
      await page.getByRole('menuitem', { name: /^(Language|Мова)$/ }).hover()
      await page.getByRole('menuitemcheckbox', { name }).click()
    },
  }
}

export function keyboard(page: Page): Hand {
  return {
    async go(screen) {
      await choosePalette(page, screen)
      await stands(page, screen)
    },
    async add(record) {
      await page.keyboard.press('n')
      await stands(page, `New ${record}`)
    },
    async type(label, text) {
      await tabTo(page, field(page, label))
      await page.keyboard.type(text)
    },
    async choose(label, choice) {
      await tabTo(page, field(page, label))
      await page.keyboard.type(choice)
    },
    async pick(label, record) {
      await tabTo(page, field(page, label))
      await page.keyboard.type(record)
      await chosenOption(page, record).waitFor()
      await page.keyboard.press('Enter')
    },
    async press(name) {
      await tabTo(page, button(page, name))
      await page.keyboard.press('Enter')
    },
    save: () => page.keyboard.press('Control+Enter'),
    language: (name) => choosePalette(page, name),
  }
}

async function choosePalette(page: Page, wanted: string) {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.waitFor()
  await page.keyboard.type(wanted)
  await highlighted(palette, wanted).waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

function field(page: Page, name: string) {
  return page
    .getByRole('textbox', { name, exact: true })
    .or(page.getByRole('combobox', { name, exact: true }))
}

/** A button or a link that looks like one; in a dialog only that dialog's are reached. */
function button(page: Page, name: string) {
  return page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('main').getByRole('link', { name, exact: true }))
}

/** Throws where a hundred steps do not reach it. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor()
  for (let step = 0; step < 100; step++) {
    if (await target.evaluate((one) => one === one.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(target)}`)
}
