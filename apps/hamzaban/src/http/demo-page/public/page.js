// The conversation of the demo page: gets a short-lived token for this visitor, sends what is typed, shows the answers.

const messages = document.getElementById('messages');
const composer = document.getElementById('composer');
const input = document.getElementById('text');
const notice = document.getElementById('notice');
const starters = document.getElementById('starters');
const sendButton = composer.querySelector('button');

const STARTERS = ['سلام چطور می‌توانم محصول را برگشت بدهم؟', 'سفارشم کجاست؟', 'هزینه ارسال چقدره؟', 'salam, kod takhfif darin?'];
const OFFLINE = 'الان به سرور نمی‌رسم؛ اتصالتان را ببینید و دوباره بفرستید.';
const RENEW_BEFORE_MS = 30_000;

let session;

async function token() {
  if (session === undefined || Date.now() > session.expiresAt - RENEW_BEFORE_MS) {
    const response = await fetch('/demo/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'fa' },
      body: JSON.stringify(session === undefined ? {} : { user_id: session.userId }),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(body.detail ?? body.title);
    session = { token: body.access_token, userId: body.user_id, expiresAt: Date.now() + body.expires_in * 1000 };
  }
  return session.token;
}

async function send(text, shown = text) {
  starters.replaceChildren();
  notice.hidden = true;
  show('user', shown);
  const waiting = show('bot', '…');
  waiting.classList.add('waiting');
  sendButton.disabled = true;
  try {
    const bearer = await token();
    const response = await fetch('/webhook', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', 'accept-language': 'fa' },
      body: JSON.stringify({ user_id: session.userId, message: text, client_message_id: crypto.randomUUID() }),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(body.detail ?? body.title);
    waiting.remove();
    for (const reply of body.replies) showReply(reply);
  } catch (error) {
    waiting.remove();
    notice.textContent = error instanceof TypeError ? OFFLINE : error.message;
    notice.hidden = false;
  } finally {
    sendButton.disabled = false;
    input.focus();
  }
}

function show(sender, text) {
  const item = document.createElement('li');
  item.className = `message ${sender}`;
  item.dir = 'auto';
  item.textContent = text;
  messages.append(item);
  item.scrollIntoView({ block: 'end' });
  return item;
}

function showReply(reply) {
  if (reply.text) show('bot', reply.text);
  if (reply.image) {
    const image = document.createElement('img');
    image.src = reply.image;
    image.alt = '';
    show('bot', '').append(image);
  }
  if (reply.buttons?.length > 0) {
    const choices = document.createElement('li');
    choices.className = 'choices';
    for (const { title, payload } of reply.buttons) choices.append(choice(title, () => { choices.remove(); send(payload ?? title, title); }));
    messages.append(choices);
    choices.scrollIntoView({ block: 'end' });
  }
}

function choice(title, onClick) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dir = 'auto';
  button.textContent = title;
  button.addEventListener('click', onClick);
  return button;
}

function submit() {
  const text = input.value.trim();
  if (text === '' || sendButton.disabled) return;
  input.value = '';
  input.dir = 'rtl';
  send(text);
}

// An empty field has no letters to take a direction from: the hint is Persian.
input.addEventListener('input', () => {
  input.dir = input.value === '' ? 'rtl' : 'auto';
});
composer.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
for (const text of STARTERS) starters.append(choice(text, () => send(text)));
input.focus();
