import router from '@adonisjs/core/services/router'

const SignIn = () => import('#kernel/accounts/controllers/sign_in_controller')
const SecondStep = () => import('#kernel/accounts/controllers/second_step_controller')
const SecondFactor = () => import('#kernel/accounts/controllers/second_factor_controller')
const Confirmations = () => import('#kernel/accounts/controllers/confirmations_controller')
const Setup = () => import('#kernel/accounts/controllers/setup_controller')
const MySessions = () => import('#kernel/accounts/controllers/my_sessions_controller')
const MyTokens = () => import('#kernel/accounts/controllers/my_tokens_controller')
const Preferences = () => import('#kernel/accounts/controllers/preferences_controller')
const Passwords = () => import('#kernel/accounts/controllers/passwords_controller')

/** Signing in and out, the first set-up, and what a user looks after himself. */
export function accountRoutes() {
  router.get('/login', [SignIn, 'show']).as('sign_in')
  router.post('/login', [SignIn, 'store']).as('sign_in.store')
  router.get('/login/second-step', [SecondStep, 'show']).as('second_step')
  router.post('/login/second-step', [SecondStep, 'store']).as('second_step.store')
  router.post('/logout', [SignIn, 'destroy']).as('sign_in.destroy')
  router.get('/setup', [Setup, 'show']).as('setup')
  router.post('/setup', [Setup, 'store']).as('setup.store')
  router.get('/kernel/my-sessions', [MySessions, 'index']).as('my_sessions')
  router
    .delete('/kernel/my-sessions', [MySessions, 'destroyOthers'])
    .as('my_sessions.destroy_others')
  router.delete('/kernel/my-sessions/:id', [MySessions, 'destroy']).as('my_sessions.destroy')
  router.get('/kernel/my-tokens', [MyTokens, 'index']).as('my_tokens')
  router.post('/kernel/my-tokens', [MyTokens, 'store']).as('my_tokens.store')
  router.delete('/kernel/my-tokens/:id', [MyTokens, 'revoke']).as('my_tokens.revoke')
  router.get('/kernel/second-factor', [SecondFactor, 'show']).as('second_factor')
  router.post('/kernel/second-factor', [SecondFactor, 'begin']).as('second_factor.begin')
  router.delete('/kernel/second-factor', [SecondFactor, 'destroy']).as('second_factor.destroy')
  router
    .post('/kernel/second-factor/confirmation', [SecondFactor, 'confirm'])
    .as('second_factor.confirm')
  router
    .post('/kernel/second-factor/recovery-codes', [SecondFactor, 'renewCodes'])
    .as('second_factor.renew_codes')
  router.post('/kernel/confirmation', [Confirmations, 'store']).as('confirmation.store')
  router.get('/kernel/preferences', [Preferences, 'show']).as('preferences')
  router.patch('/kernel/preferences', [Preferences, 'update']).as('preferences.update')
  router.post('/kernel/password', [Passwords, 'updateOwn']).as('password.update')
  router.get('/kernel/users/:id/password', [Passwords, 'show']).as('user_password')
  router.put('/kernel/users/:id/password', [Passwords, 'update']).as('user_password.update')
}
