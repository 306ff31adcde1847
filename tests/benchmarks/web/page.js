// What every engine's page offers to the runner: window.bench.

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** Resolves when what is in the document now has been painted. */
async function painted() {
  await frame();
  await new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
}

/**
 * @param mount    (element, workload) => unmount function; renders at once
 * @param problemOf (input) => whether a problem of that input is in the document
 */
export function offer(mount, problemOf) {
  let unmount = () => {};
  let keyDown = 0;
  document.addEventListener('keydown', (event) => { keyDown = event.timeStamp; }, true);

  window.bench = {
    async open(workload) {
      unmount();
      const root = document.createElement('div');
      document.body.replaceChildren(root);
      await painted();
      const start = performance.now();
      unmount = mount(root, workload);
      await painted();
      return { ms: performance.now() - start, inputs: document.querySelectorAll('input, select, [role=combobox]').length };
    },
    /** Focuses the last line of text. */
    focusLast() {
      const lines = [...document.querySelectorAll('input')].filter((each) => !each.type || each.type === 'text');
      const text = lines.filter((each) => /^[A-Z][A-Za-z0-9]{3,}$/.test(each.value)).at(-1);
      text.scrollIntoView({ block: 'center' });
      text.focus();
      text.setSelectionRange(text.value.length, text.value.length);
    },
    /** Arms the next key: resolves with the milliseconds to its character, or to its problem, painted. */
    arm(problem) {
      const input = document.activeElement;
      const before = input.value;
      window.bench.result = new Promise((done) => {
        const look = async () => {
          const there = input.value !== before && (!problem || problemOf(document.activeElement));
          await painted();
          if (there) done(performance.now() - keyDown);
          else look();
        };
        input.addEventListener('input', look, { once: true });
      });
    },
  };
}
