/** The frame and first page of those who keep the directory. */
export const desk = {
  title: 'Desk',
  welcome: (name: string) => `Hello, ${name}.`,
  frame: {
    title: (page: string) => `${page} – Desk – IOP Directory`,
    desk: 'Desk',
    signedIn: 'Signed in:',
    label: 'Keeping the directory',
    listings: 'Listings',
    imports: 'Imports',
    history: 'History',
    editors: 'Editors',
    guide: 'Guide for editors',
    account: 'Your account',
    signOut: 'Sign out',
    site: 'See the directory',
  },
}
