// Drops empty form fields, so that a search's address contains only its criteria, and can be read
// and shared.
document.addEventListener('formdata', ({ formData }) => {
  for (const key of new Set(formData.keys())) {
    const values = formData.getAll(key).filter((value) => value !== '')
    formData.delete(key)
    for (const value of values) formData.append(key, value)
  }
})
