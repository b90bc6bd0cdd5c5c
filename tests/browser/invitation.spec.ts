import { test } from 'kontor/testing'
import { runJobs } from '#kernel/jobs/worker'
import { role } from '#tests/kernel/access/people'
import { SmtpDouble } from '#tests/kernel/mail/smtp_double'
import { closeBrowser, freshPage, openAsAda, visit } from '#tests/browser/visit'

const PASSWORD = 'green kettle under snow'

const linkIn = (text: string) => /https?:\/\/\S+token=\S+/.exec(text)![0]

test.group('From the mail server to the first sign-in of somebody invited', (group) => {
  group.teardown(closeBrowser)

  test('mails wait, the administrator is told, sets a server up and invites; the invited comes in', async ({
    world,
    assert,
    cleanup,
  }) => {
    const smtp = await SmtpDouble.start()
    cleanup(() => smtp.stop())
    const { page, complaints } = await openAsAda(world, ['sample'])
    await role(world, 'Sales', [{ operations: ['read'] }])

    await visit(page, '/kernel/users')
    await page.getByRole('link', { name: 'Invite' }).click()
    await page.getByLabel('E-mail').fill('eve@bolt.example')
    await page.getByLabel('Name', { exact: true }).fill('Eve')
    await page.getByRole('checkbox', { name: 'Sales' }).check()
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    await page.waitForURL(/invitations\/\d+$/)
    await page.getByRole('complementary').getByText('Ada invites you to acme').waitFor()
    await runJobs()

    await visit(page, '/kernel/outgoing-mail')
    await page.getByRole('link', { name: 'Set it up' }).click()
    await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
    await page.getByLabel('Port').fill(String(smtp.port))
    await page.getByRole('combobox', { name: 'Encryption' }).click()
    await page.getByRole('option', { name: /^None/ }).click()
    await page.getByLabel('Sender').fill('post@acme.example')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Ready to send').waitFor()
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText(/The server took it: 250 2.0.0 taken as/).waitFor()
    await runJobs()
    const invited = smtp.received.find(({ mail }) => mail.subject === 'Ada invites you to acme')!

    await visit(page, '/kernel/users')
    await page.getByText('Invited').waitFor()
    await visit(page, '/kernel/outgoing-mail')
    await page.getByText('Ada invites you to acme').click()
    await page.locator('h1').getByText('Ada invites you to acme').waitFor()
    await page.getByText('Choose a password and begin').waitFor()
    await page.getByText('Formatted').click()
    await page.frameLocator('iframe').getByText('Accept the invitation').waitFor()
    assert.deepEqual(complaints, [])

    const eve = await freshPage()
    await eve.page.goto(linkIn(invited.mail.text!))
    await eve.page.getByRole('heading', { name: 'acme invites you' }).waitFor()
    await eve.page.getByLabel('Your name').fill('Eve Koval')
    await eve.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await eve.page.getByRole('button', { name: 'Begin' }).click()
    await eve.page.getByText('Good to see you, Eve').waitFor()
    assert.deepEqual(eve.complaints, [])

    const later = await freshPage()
    await visit(later.page, '/login')
    await later.page.getByRole('link', { name: 'Forgot your password?' }).click()
    await later.page.getByRole('heading', { name: 'Forgotten password' }).waitFor()
    await later.page.getByLabel('E-mail or log-in name').fill('eve@bolt.example')
    await later.page.getByRole('button', { name: 'Send the link' }).click()
    await later.page.getByText('Look into your mailbox').waitFor()
    await runJobs()
    await later.page.goto(linkIn(smtp.received.at(-1)!.mail.text!))
    await later.page.getByLabel('New password', { exact: true }).fill(`${PASSWORD} again`)
    await later.page.getByRole('button', { name: 'Set the password' }).click()
    await later.page.getByText('Your new password is set').first().waitFor()
    await eve.page.reload()
    await eve.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.deepEqual(later.complaints, [])
  })
})
