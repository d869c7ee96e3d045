/** What those who keep the directory read about imports. */
export const deskImports = {
  title: 'Imports',
  thisFile: 'This file',
}
