export default { name: "The Vale Post", url: "https://vale.example", timeZone: "UTC" };
