export default {
	name: "The Vale Post",
	url: "https://vale.example",
	language: "en-GB",
	timeZone: "Europe/Dublin",
	keyPointsFooter: "More on [our front page](/).",
};
