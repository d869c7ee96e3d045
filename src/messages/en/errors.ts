export const errors = {
  home: 'Go to the first page',
  programs: 'Search programs',
  id: 'If you write to us about this, please give this number:',
  byStatus: {
    400: {
      title: 'We could not read that address',
      message:
        'The address or the form held something that we could not read. Nothing was changed.',
    },
    403: {
      title: 'That is not allowed',
      message: 'This request did not come from our own page, so we did nothing.',
    },
    404: {
      title: 'This page is not here',
      message: 'The address may be old or mistyped. You did nothing wrong, and your phone is fine.',
    },
    405: { title: 'That cannot be done here', message: 'This address can only be read.' },
    406: {
      title: 'We do not have that form',
      message: 'We cannot send this page in the format that was asked for.',
    },
    408: {
      title: 'That took too long to arrive',
      message: 'Nothing was changed. Please try again, on a faster connection if you can.',
    },
    410: {
      title: 'No longer listed here',
      message:
        'This program used to be listed here. It may have closed, moved or changed its name.',
    },
    413: {
      title: 'That is too much at once',
      message: 'What was sent is larger than we accept. Nothing was changed.',
    },
    414: { title: 'That address is too long', message: 'Please start a new search.' },
    429: {
      title: 'Too many requests',
      message:
        'Please wait a minute, and try again. In a crisis, call or text 988: it does not depend on us.',
    },
    500: {
      title: 'Something went wrong here',
      message: 'It is our mistake, not yours. Please try again.',
    },
    503: {
      title: 'Not at the moment',
      message: 'We cannot answer this just now. Please try again in a minute.',
    },
  },
}
