import router from '@adonisjs/core/services/router'

const Invitation = () => import('#kernel/accounts/invitations/invitation_controller')
const InvitationLink = () => import('#kernel/accounts/invitations/invitation_link_controller')
const InvitationRoles = () => import('#kernel/accounts/invitations/invitation_roles_controller')
const Reset = () => import('#kernel/accounts/reset/reset_controller')

/** What guests reach by the link of a mail, and what the form of an invitation asks for. */
export function linkRoutes() {
  router.get('/invitation', [Invitation, 'show']).as('invitation')
  router.post('/invitation', [Invitation, 'store']).as('invitation.store')
  router.get('/invitation/sign-in', [Invitation, 'signIn']).as('invitation.sign_in')
  router.post('/invitation/join', [Invitation, 'join']).as('invitation.join')
  router
    .post('/kernel/invitations/:id/link', [InvitationLink, 'store'])
    .where('id', /^[1-9][0-9]{0,15}$/)
    .as('invitations.link')
  router.get('/kernel/invitations/roles', [InvitationRoles, 'index']).as('invitations.roles')
  router.get('/forgot-password', [Reset, 'ask']).as('forgot_password')
  router.post('/forgot-password', [Reset, 'request']).as('forgot_password.store')
  router.get('/reset-password', [Reset, 'show']).as('reset_password')
  router.post('/reset-password', [Reset, 'update']).as('reset_password.store')
}
