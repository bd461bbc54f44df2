/** Shown when not even the messages could be loaded, so it brings its own, in both languages. */
export function showStartFailure(target: HTMLElement): void {
  const text = document.createElement('p')
  text.textContent = 'Tenon could not be started: the server did not answer. 系统无法启动：服务器没有响应。'
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Try again · 重试'
  button.addEventListener('click', () => location.reload())
  const box = document.createElement('div')
  box.className = 'tn-start-failure'
  box.setAttribute('role', 'alert')
  box.append(text, button)
  target.replaceChildren(box)
}
