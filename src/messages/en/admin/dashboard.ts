/** The admin layout and dashboard. */
export const dashboard = {
  title: 'Desk',
  welcome: (name: string) => `Hello, ${name}.`,
  tasks: {
    listings: 'find a program, add one, mend what it says, publish or pause it',
    imports: 'read a file, look at what it would change, and choose',
    reports: 'what visitors say is wrong; say what you found',
    history: 'who changed what, when and why; take a change back',
    editors: 'invite somebody, change a role, give a new link',
    guide: 'how to phone, what counts as a source, what “not stated” means',
    account: 'your password, your recovery codes, where you are signed in',
  },
  frame: {
    title: (page: string) => `${page} – Desk – IOP Directory`,
    desk: 'Desk',
    signedIn: 'Signed in:',
    label: 'Keeping the directory',
    listings: 'Listings',
    imports: 'Imports',
    reports: 'Reports',
    history: 'History',
    editors: 'Editors',
    guide: 'Guide',
    account: 'Your account',
    signOut: 'Sign out',
    site: 'See the directory',
  },
}
