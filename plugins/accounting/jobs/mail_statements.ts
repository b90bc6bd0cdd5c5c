import { defineJob } from 'kontor/plugin'
import { type MailingWish, mailStatements } from '../statements/party/mailing/mail_statements.js'

/** Mails the statements of account somebody asked for, with his rights. */
export default defineJob<MailingWish>({
  name: 'accounting.statement.mail',
  notice: 'always',
  run: mailStatements,
})
