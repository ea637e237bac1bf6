#!/usr/bin/env python3
"""Looks at the pages of every report in headless Chromium, as people do. Needs Python's standard library and Chromium.

    cargo build && python3 tests/html/look.py [--quick] [--into FOLDER] [REPORT…]

Each report of the example shop is written as html, in Chinese and English (--quick: in one of them), and opened on a desk
and on phones. It fails where a page says anything on the console, asks for anything but itself, is wider than the phone,
has a table whose last column no finger gets to, text outside its drawing or two level texts of a drawing over each other. With --into, pictures in light and dark and
prints are left in FOLDER to be looked at.
"""

import argparse
import base64
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
REPORTS = [
    "check", "today", "spend --by month", "tiers --compare --fit-mix --since 2026-01-01", "rfm --since 2026-01-01",
    "abc --since 2026-01-01", "churn", "value", "vip", "groups", "profile", "points", "benefits", "shortfall 50000",
    "promotion", "cards", "cards check", "cards form 00673", "member 00116", "callbacks today", "callbacks week",
    "complaints", "satisfaction", "pack", "staff", "handover --from 小李", "callbacks plan", "callbacks audit", "callbacks effect", "callbacks arrivals", "callbacks weather cold",
]
SCREENS = [("desk", 1200, 900, 1), ("phone", 390, 844, 2), ("small", 360, 640, 2)]

# What a page shows that it should not: a list of sentences.
FAULTS = """(() => {
  const faults = [], wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) faults.push(`the page is ${wide} px wider than the screen`);
  for (const details of document.querySelectorAll('details')) details.open = true;
  const open = document.documentElement.scrollWidth - window.innerWidth;
  if (open > 0 && wide <= 0) faults.push(`unfolded the page is ${open} px wider than the screen`);
  for (const svg of document.querySelectorAll('svg')) {
    const name = svg.getAttribute('aria-label'), frame = svg.getBoundingClientRect(), level = [];
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      if (box.left < frame.left - .5 || box.right > frame.right + .5 || box.top < frame.top - .5 || box.bottom > frame.bottom + .5)
        faults.push(`${name}: "${text.textContent}" leaves its drawing`);
      // Above and below the signs a box has room that two may share.
      const room = box.height * .18;
      if (!text.hasAttribute('transform'))
        level.push([text.textContent, {left: box.left, right: box.right, top: box.top + room, bottom: box.bottom - room}]);
    }
    level.forEach(([a, p], i) => level.slice(i + 1).forEach(([b, q]) => {
      if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom && q.top < p.bottom)
        faults.push(`${name}: "${a}" and "${b}" stand over each other`);
    }));
  }
  // A finger gets to the last column of every table, and finds its heading there.
  for (const box of document.querySelectorAll('.box')) {
    const name = box.querySelector('caption')?.textContent, last = [...box.querySelectorAll('thead th')].filter(cell => cell.offsetWidth).pop();
    if (!last) continue;
    if (box.scrollWidth > box.clientWidth && !['auto', 'scroll'].includes(getComputedStyle(box).overflowX))
      faults.push(`${name}: its columns do not scroll`);
    box.scrollIntoView();
    box.scrollLeft = box.scrollWidth;
    const cell = last.getBoundingClientRect(), frame = box.getBoundingClientRect();
    const hit = document.elementFromPoint((Math.max(cell.left, frame.left) + Math.min(cell.right, frame.right)) / 2, (cell.top + cell.bottom) / 2);
    if (cell.right > frame.right + 1 || frame.right > window.innerWidth + 1 || !last.contains(hit)) faults.push(`${name}: no finger gets to its last column`);
    box.scrollLeft = 0;
  }
  window.scrollTo(0, 0);
  for (const details of document.querySelectorAll('details')) details.open = false;
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  ids.filter((id, at) => ids.indexOf(id) < at).forEach(id => faults.push(`two parts have the anchor ${id}`));
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(link.hash.slice(1))) faults.push(`${link.hash} leads nowhere`);
  return faults;
})()"""


class Browser:
    """Chromium, spoken to over a pair of pipes."""

    def __init__(self, program):
        self.home = tempfile.mkdtemp()
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()
        # It reads from descriptor 3 and writes to 4.
        shell = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--remote-debugging-pipe",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                   f"--user-data-dir={self.home}"]
        self.process = subprocess.Popen(["bash", "-c", shell, "bash", program, *options], pass_fds=(to_browser, from_browser),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser), os.close(from_browser)
        self.numbers, self.rest, self.events, self.session = itertools.count(1), b"", [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def read(self):
        while b"\0" not in self.rest:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                sys.exit("the browser went away")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **params):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params} | ({"sessionId": self.session} if self.session else {})
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        self.events.clear()
        self.ask("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())

    def screen(self, width, height, scale, scheme):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def evaluate(self, code):
        return self.ask("Runtime.evaluate", expression=code, returnByValue=True)["result"].get("value")

    def picture(self, path, width, height=6000, top=0):
        tall = min(self.evaluate("document.documentElement.scrollHeight") - top, height)
        clip = {"x": 0, "y": top, "width": width, "height": tall, "scale": 1}
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(shot["data"]))

    def print(self, path):
        made = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        path.write_bytes(base64.b64decode(made["data"]))

    def said(self):
        """What came on the console, and what was asked for beside the page itself."""
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
                yield f"console: {json.dumps(params)[:300]}"
            elif method == "Log.entryAdded":
                yield f"console: {params['entry']['text']}"
            elif method == "Network.requestWillBeSent" and params["request"]["url"] != params["documentURL"]:
                yield f"asks for {params['request']['url']}"

    def close(self):
        os.close(self.out)
        self.process.wait(20)
        shutil.rmtree(self.home, ignore_errors=True)


def program():
    target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))
    return pathlib.Path(target) / "debug" / "regulars"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--into", type=pathlib.Path)
    parser.add_argument("reports", nargs="*")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("no Chromium here")
    passing = pathlib.Path(tempfile.mkdtemp())
    folder, shop = given.into or passing / "pages", passing / "shop"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program(), "demo", shop], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    browser, faults, pages = Browser(chromium), [], 0
    both = list(itertools.product(given.reports or REPORTS, ("zh", "en")))
    for report, lang in [pair for at, pair in enumerate(both) if at % 4 in (0, 3)] if given.quick else both:
        name = f"{report.replace(' ', '_').replace('-', '')}.{lang}"
        page = folder / f"{name}.html"
        line = [program(), *report.split(), shop, "--today", TODAY, "--lang", lang, "-q", "-o", page]
        subprocess.run(line, check=True)
        pages += 1
        browser.open(page.as_uri())
        for screen, width, height, scale in SCREENS:
            browser.screen(width, height, scale, "light")
            faults += [f"{name} on a {screen}: {fault}" for fault in browser.evaluate(FAULTS)]
        faults += [f"{name}: {fault}" for fault in browser.said()]
        if given.into:
            for (screen, width, height, scale), scheme in itertools.product(SCREENS[:2], ("light", "dark")):
                browser.screen(width, height, scale, scheme)
                browser.picture(folder / f"{name}.{screen}.{scheme}.png", width)
            browser.print(folder / f"{name}.pdf")
    browser.close()
    shutil.rmtree(passing)
    print("\n".join(faults) or f"{pages} pages, nothing wrong.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
