import router from '@adonisjs/core/services/router'

const Settings = () => import('#kernel/mail/controllers/mail_settings_controller')
const Preview = () => import('#kernel/mail/controllers/mail_preview_controller')

const ID = /^[1-9][0-9]{0,15}$/

/** The mail server and what a mail looks like; the queue itself has the derived screens. */
export function mailRoutes() {
  router.put('/kernel/mail', [Settings, 'update']).as('mail.update')
  router.post('/kernel/mail/test', [Settings, 'test']).as('mail.test')
  router
    .get('/kernel/outgoing-mail/:id/preview', [Preview, 'html'])
    .as('outgoing_mail.preview')
    .where('id', ID)
  router
    .get('/kernel/outgoing-mail/:id/text', [Preview, 'text'])
    .as('outgoing_mail.text')
    .where('id', ID)
  router
    .get('/kernel/outgoing-mail/:id/attachments/:attachment', [Preview, 'attachment'])
    .as('outgoing_mail.attachment')
    .where('id', ID)
    .where('attachment', ID)
}
