/**
 * The part of the docs page that fills in an API key and an access token of the local run. It is on the page only
 * where a URL of such credentials is configured.
 * @param url takes a POST of `{"as": "shopper" | "admin"}` and returns `{"apiKey", "accessToken", "expiresIn", "examples"}`,
 *   where `examples` has bodies of what this run has, by the name of their schema
 */
export function credentialsForm(url: string): string {
  return `<style>${style}</style>
<form class="credentials" aria-label="Local credentials">
<span>This is a local run. Fill in key and token of</span>
<button type="submit" name="as" value="shopper" disabled>the shopper</button>
<button type="submit" name="as" value="admin" disabled>the admin</button>
<output></output>
</form>
<script>${script(url)}</script>`;
}

const style = `
.credentials { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 12px 20px; background: #eef4ee;
  border-bottom: 1px solid #c9d8c9; color: #22302a; font: 14px/1.4 system-ui, sans-serif; }
.credentials button { padding: 4px 12px; border: 1px solid #2a7a4b; border-radius: 4px; background: #fff; color: #1f6b40;
  font: inherit; cursor: pointer; }
.credentials button:disabled { opacity: 0.5; cursor: default; }
.credentials output[data-failed] { color: #b3261e; }`;

/** `fillIn` is called once the document of the API is loaded, which says what key and token are. */
const script = (url: string) => `
const form = document.querySelector('.credentials');
const output = form.querySelector('output');
const show = (text, failed) => {
  output.value = text;
  output.toggleAttribute('data-failed', failed);
};
const showExamples = (examples) => {
  const document = ui.specSelectors.specJson().toJS();
  const names = Object.keys(examples).filter((name) => document.components?.schemas?.[name]);
  for (const name of names) document.components.schemas[name].example = examples[name];
  if (names.length > 0) ui.specActions.updateJsonSpec(document);
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const as = event.submitter.value;
  show('', false);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ as }) };
  try {
    const response = await fetch(${JSON.stringify(url)}, init);
    const body = await response.json();
    if (!response.ok) throw new Error(body.detail);
    ui.preauthorizeApiKey('apiKey', body.apiKey);
    ui.preauthorizeApiKey('accessToken', body.accessToken);
    showExamples(body.examples);
    const until = new Date(Date.now() + body.expiresIn * 1000).toLocaleTimeString();
    show('Filled in for the ' + as + ', valid until ' + until, false);
  } catch (error) {
    show('No credentials: ' + error.message, true);
  }
});
const allowCredentials = () => {
  for (const button of form.querySelectorAll('button')) button.disabled = false;
};`;
