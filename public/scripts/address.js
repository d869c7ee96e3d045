// A search's address carries only what was asked, so that it can be read and shared.
document.addEventListener('formdata', ({ formData }) => {
  for (const key of new Set(formData.keys())) {
    const values = formData.getAll(key).filter((value) => value !== '')
    formData.delete(key)
    for (const value of values) formData.append(key, value)
  }
})
