/** The names of what every screen gets: a screen's own props have others. */
export const SHARED_PROPS = [
  'errors',
  'locale',
  'dir',
  'insecure',
  'waitingMails',
  'user',
  'company',
  'companies',
  'reading',
  'messages',
  'menu',
  'madeFiles',
] as const
