import { HtmlValidate } from 'html-validate'

/** What every page of ours is held to. */
export const htmlRules = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Wanted: roles keep the comparison a table where its rows are laid out as a grid.
    'no-redundant-role': 'off',
    // Telephone numbers are kept whole by CSS.
    'tel-non-breaking': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // A name may begin with a number, and so may an id in HTML.
    'valid-id': ['error', { relaxed: true }],
    // Several choices of one filter, and several programs to compare, share a name: that is how a
    // form asks for any of them.
    'form-dup-name': 'off',
  },
})
